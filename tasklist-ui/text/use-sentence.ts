import { useCallback } from 'react';
import { sentenceOf } from '../../ui-kit/problem.ts';
import { asProblem } from '../server/problem.ts';
import { useTexts } from './texts.ts';

/** Gives the sentence for anything that was thrown. */
export function useSentence(): (thrown: unknown) => string {
  const { names } = useTexts('frame');
  return useCallback((thrown) => sentenceOf(asProblem(thrown), names), [names]);
}
