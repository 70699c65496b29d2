import { useMutation } from '@tanstack/react-query';
import type { Language } from '../../ui-kit/languages.ts';
import { server } from '../server/server.ts';

/** Keeps the chosen language in the person's profile too; if that fails, this browser still remembers it. */
export function useKeepLanguage(): (language: Language) => void {
  const { mutate } = useMutation({ mutationFn: (language: Language) => server.changeMe({ body: { language } }) });
  return mutate;
}
