/** All texts of this language, by path of their file: one chunk, loaded when the language is chosen. */
export const texts = import.meta.glob<Record<string, string>>('../../**/texts.en.json', {
  eager: true,
  import: 'default',
});
