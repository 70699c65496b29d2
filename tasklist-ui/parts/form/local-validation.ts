import type { Translate } from '../../text/texts.ts';

interface FieldInstance {
  id: string;
}
interface Validator {
  validateFieldInstance(field: FieldInstance, value: unknown): string[];
}

/** What the server said about a field, and the value it said that about: another value may be right. */
export type ServerFaults = ReadonlyMap<string, { value: unknown; sentence: string }>;

const sentences: [RegExp, string][] = [
  [/^Field is required/, 'required'],
  [/minimum length of (?<limit>\d+)/, 'too-short'],
  [/maximum length of (?<limit>\d+)/, 'too-long'],
  [/minimum value of (?<limit>[-\d.]+)/, 'too-small'],
  [/maximum value of (?<limit>[-\d.]+)/, 'too-large'],
  [/valid email/, 'email'],
  [/phone number/, 'phone'],
  [/not a number|be an integer|decimal digit/, 'number'],
  [/match pattern|nearest valid/, 'pattern'],
  [/Date and time/, 'date-time'],
];

/** form-js speaks English only: its sentence in the reader's language. Sentences of the form's own author stay. */
function localSentence(sentence: string, t: Translate): string {
  for (const [pattern, key] of sentences) {
    const found = pattern.exec(sentence);
    if (found) return t(key, { ...found.groups });
  }
  return sentence;
}

/**
 * A module for form-js: validation says its sentences in the reader's language and adds what the server found. It
 * wraps the service, since form-js exports no validator to build on.
 */
export function localValidation(t: () => Translate, faults: () => ServerFaults) {
  class LocalValidation {
    static $inject = ['validator'];

    constructor(validator: Validator) {
      const original = validator.validateFieldInstance.bind(validator);
      validator.validateFieldInstance = (field, value) => {
        const found = original(field, value).map((sentence) => localSentence(sentence, t()));
        const fault = faults().get(field.id);
        return fault && Object.is(fault.value, value) ? [...found, fault.sentence] : found;
      };
    }
  }
  return { __init__: ['localValidation'], localValidation: ['type', LocalValidation] };
}
