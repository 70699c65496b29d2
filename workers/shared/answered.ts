/** A text field of a form; undefined when it was left empty. */
export function textOf(answers: { [name: string]: unknown }, name: string): string | undefined {
  const value = answers[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** A yes-or-no field of a form; false when it was left empty. */
export const flagOf = (answers: { [name: string]: unknown }, name: string): boolean =>
  answers[name] === true || answers[name] === 'true' || answers[name] === 'yes';
