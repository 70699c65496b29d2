type Typed = HTMLInputElement | HTMLTextAreaElement;

/**
 * Keeps what is typed into a field for as long as the tab is open: old phones throw a page away while the camera or a call is open.
 * `place` names field and request. Gives back how to forget it, once it was sent.
 */
export function keepTyping(place: string, input: Typed): () => void {
  const key = `sakin.typed.${place}`;
  try {
    input.value = sessionStorage.getItem(key) ?? '';
    input.addEventListener('input', () => sessionStorage.setItem(key, input.value));
    return () => sessionStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing: the text lives on in the page.
    return () => undefined;
  }
}
