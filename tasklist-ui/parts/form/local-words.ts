import type { Translate } from '../../text/texts.ts';

/** What form-js says in English only, and the key of its text. It has no way to be told other words. */
const words: Readonly<Record<string, string>> = {
  Search: 'word.search',
  Select: 'word.select',
  'No results': 'word.no-results',
  'All values selected': 'word.all-selected',
  'Remove tag': 'word.remove',
  Increment: 'word.increment',
  Decrement: 'word.decrement',
  'Checkbox is required': 'required',
};
const attributes = ['placeholder', 'title', 'aria-label'];
/** The words of an analyst stand elsewhere: in labels, descriptions and options. */
const places = '.fjs-select-placeholder, .fjs-dropdownlist-empty';

/** Puts the reader's words in the place of form-js' own, now and whenever the form draws something anew. Answers what ends it. */
export function localWords(container: HTMLElement, t: () => Translate): () => void {
  const known = new WeakMap<Element, Map<string, string>>();
  /** The key of a word: as form-js wrote it, or as we wrote it over. */
  const keyOf = (element: Element, where: string, text: string): string | undefined =>
    words[text.trim()] ?? known.get(element)?.get(`${where} ${text}`);
  const say = (element: Element, where: string, text: string, write: (word: string) => void): void => {
    const key = keyOf(element, where, text);
    if (!key) return;
    const word = t()(key);
    known.set(element, (known.get(element) ?? new Map<string, string>()).set(`${where} ${word}`, key));
    if (word !== text) write(word);
  };
  const translate = (): void => {
    for (const attribute of attributes)
      for (const element of container.querySelectorAll(`[${attribute}]`))
        say(element, attribute, element.getAttribute(attribute) ?? '', (word) => element.setAttribute(attribute, word));
    for (const element of container.querySelectorAll(places)) {
      const [node] = element.childNodes;
      if (node?.nodeType === Node.TEXT_NODE && element.childNodes.length === 1)
        say(element, 'text', node.textContent ?? '', (word) => {
          node.textContent = word;
        });
    }
  };
  const observer = new MutationObserver(translate);
  observer.observe(container, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: attributes,
  });
  translate();
  return () => observer.disconnect();
}
