// The version of the model's arithmetic. It enters every run id, so that runs of different models never
// pass for each other. Raise it with any change that can alter a number a run records.

/** Version of the model: a whole number as text, raised whenever a run's numbers may change. */
export const modelVersion = '3';
