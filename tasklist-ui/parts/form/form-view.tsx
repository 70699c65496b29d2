import { Form } from '@bpmn-io/form-js-viewer';
import { useEffect, useImperativeHandle, useRef } from 'react';
import { useTexts } from '../../text/texts.ts';
import { componentsOf, type FormTexts, localSchema } from './local-schema.ts';
import { localValidation, type ServerFaults } from './local-validation.ts';
import { localWords } from './local-words.ts';
import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import './form-view.css';

type Json = Record<string, unknown>;

export interface FormHandle {
  /** The answers, or null when something is wrong: then the first wrong field has the focus. */
  submit(): Json | null;
  /** Marks the fields that the server did not accept; false when none of them is in the form. */
  refuse(faults: readonly { field: string }[]): boolean;
  /** Fills one field in, as if it had been chosen; what else was typed stays. */
  choose(key: string, value: unknown): void;
  /** Puts the focus into the first field that can be filled in, once it can. */
  focusFirst(): void;
}

interface FormViewProps {
  schema: Json;
  data: Json;
  texts: FormTexts;
  readOnly: boolean;
  /** Told of what was typed, as often as it changes. */
  changed?: (data: Json) => void;
  handle: React.Ref<FormHandle>;
}

/** form-js draws in its own time: frames to wait for a field that can be filled in. */
const MOST_FRAMES = 60;

function focusWhenThere(
  within: HTMLElement | null,
  selector: string,
  focus: (field: HTMLElement) => void,
  frames = MOST_FRAMES,
): void {
  const field = within?.querySelector<HTMLElement>(selector);
  if (field) focus(field);
  else if (within && frames > 0) requestAnimationFrame(() => focusWhenThere(within, selector, focus, frames - 1));
}

const lastName = (path: string): string => path.split(/[./]/).filter(Boolean).at(-1) ?? path;

/** A form of the release, as form-js shows it, in the reader's language. A change of language keeps what was typed. */
export function FormView({ schema, data, texts, readOnly, changed, handle }: FormViewProps) {
  const { t, language } = useTexts('form');
  const container = useRef<HTMLDivElement>(null);
  const form = useRef<Form | null>(null);
  const typed = useRef<Json>(data);
  const faults = useRef<ServerFaults>(new Map());
  const say = useRef(t);
  say.current = t;
  const tell = useRef(changed);
  tell.current = changed;

  useEffect(() => {
    if (!container.current) return;
    const made = new Form({
      container: container.current,
      additionalModules: [
        localValidation(
          () => say.current,
          () => faults.current,
        ),
      ],
    });
    made.on('changed', ({ data: now }: { data: Json }) => {
      typed.current = now;
      tell.current?.(now);
    });
    form.current = made;
    return () => made.destroy();
  }, []);

  useEffect(() => {
    void form.current?.importSchema(localSchema(schema, texts, language), typed.current);
  }, [schema, texts, language]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: in another language the words are others
  useEffect(() => (container.current ? localWords(container.current, () => say.current) : undefined), [language]);

  useEffect(() => {
    form.current?.setProperty('readOnly', readOnly);
  }, [readOnly]);

  useImperativeHandle(handle, () => {
    const focusFirstFault = (): void => {
      requestAnimationFrame(() =>
        container.current
          ?.querySelector<HTMLElement>('.fjs-has-errors :is(input, textarea, select, [tabindex])')
          ?.focus(),
      );
    };
    return {
      choose(key, value) {
        typed.current = { ...typed.current, [key]: value };
        void form.current?.importSchema(localSchema(schema, texts, language), typed.current);
        tell.current?.(typed.current);
      },
      focusFirst() {
        // A list to choose from unfolds when it gets the focus, over what is to be read first: then the form itself gets it.
        focusWhenThere(
          container.current,
          '.fjs-form-field :is(input, textarea, select):not(:disabled):not([readonly])',
          (field) => {
            const list = field.closest('.fjs-form-field-select') !== null;
            (list ? container.current : field)?.focus();
          },
        );
      },
      submit() {
        if (!form.current) return null;
        const result = form.current.submit() as { data: Json; errors: Json };
        if (Object.keys(result.errors).length === 0) return result.data;
        focusFirstFault();
        return null;
      },
      refuse(found) {
        const components = componentsOf(schema);
        const shown = found.flatMap(({ field }) => {
          const key = lastName(field);
          const component = components.find((each) => each.key === key || each.id === key);
          if (!component) return [];
          return [[String(component.id), { value: typed.current[key], sentence: t('refused') }] as const];
        });
        faults.current = new Map(shown);
        form.current?.validate();
        if (shown.length > 0) focusFirstFault();
        return shown.length > 0;
      },
    };
  }, [schema, texts, language, t]);

  return <div className="form-view" ref={container} tabIndex={-1} />;
}
