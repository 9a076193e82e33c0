/** Lets everybody else have their turn: SQLite answers at once, so a long reading would be one turn without it. */
export const breath = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });
