/** Characters that XML, and so a document, cannot hold: controls but tabs and line ends, and halves of pairs. */
const NOT_IN_XML = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

/** A text as a document can hold it, what cannot stand in one shown as such. */
export const xmlText = (text: string): string => text.replace(NOT_IN_XML, "\uFFFD");
