/** Said with every note that an answer is late. Should the process die, not everything comes again by itself: whoever reads it must know what to do then. */
export const WHERE_NONE_COMES =
  "If none has come in ten minutes, look whether it is in the log; if not, please try again.";
