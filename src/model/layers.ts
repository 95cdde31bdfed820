// The five flows and the number of trust layers: what the tables of flow rules are made of.

export const flowNames = ['goods', 'knowledge', 'talent', 'capital', 'data'] as const;
export type FlowName = (typeof flowNames)[number];
export const layerCount = 5;
