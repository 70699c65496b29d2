/** After this "not ours": back to classification, or does a supervisor choose the department? `returns` counts this one. */
export const returnsLeft = (returns: number, limit: number): boolean => returns <= limit;
