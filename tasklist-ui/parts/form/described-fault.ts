/**
 * Ties what is wrong to a Carbon TextInput. Carbon itself names it by aria-errormessage alone, which few screen readers read out.
 */
export const describedFault = (id: string, wrong: boolean): { 'aria-describedby'?: string } =>
  wrong ? { 'aria-describedby': `${id}-error-msg` } : {};
