/** So many rows or actions lie between two lines of progress. */
const TOLD_EACH = 1_000;

/** Tells how far long work has come, whenever another step of it is done; what is shorter is not worth a line. */
export const tellSteps = (what: string, all: number, onProgress: (line: string) => void): ((more: number) => void) => {
  let done = 0;
  return (more) => {
    const before = Math.floor(done / TOLD_EACH);
    done += more;
    if (Math.floor(done / TOLD_EACH) > before)
      onProgress(`${done.toLocaleString("en-GB")} of ${all.toLocaleString("en-GB")} ${what} …`);
  };
};
