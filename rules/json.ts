/** What goes into and comes out of expressions and decisions. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
