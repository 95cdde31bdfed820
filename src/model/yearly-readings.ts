// What governments read from the world for their rules is a figure of the year: taken when a policy first
// asks in a year, and kept until the next, or until it asks for something else. So a policy's rules do not
// depend on how often other policies write theirs (docs/decisions/0092-figures-of-the-year.md).

/** The figures that policies have taken. */
export class YearlyReadings {
  private readonly taken = new Map<string, { year: number; asked: Uint8Array; figures: ArrayLike<number> }>();

  /**
   * The figures that a policy takes in a year, per supplier; `what` names them, and `asked` is what they depend on
   * besides the world (1 for each place or supplier marked).
   */
  of<T extends ArrayLike<number>>(
    policy: string,
    what: string,
    year: number,
    asked: ArrayLike<number>,
    read: () => T,
  ): T {
    const name = `${what} ${policy}`;
    const known = this.taken.get(name);
    if (known?.year === year && known.asked.every((mark, at) => mark === asked[at]))
      return known.figures as T;
    const figures = read();
    this.taken.set(name, { year, asked: Uint8Array.from(asked), figures });
    return figures;
  }
}
