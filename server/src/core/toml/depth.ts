/** Key parts, arrays and inline tables that may lie in each other. Real rules reach 6; a walk over the tree may recurse. */
export const MAX_DEPTH = 200;
