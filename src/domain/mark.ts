/** Tells one text from another, in a few characters, so that a button knows what was shown with it: FNV-1a. */
export const markOf = (text: string): string => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return hash.toString(36);
};
