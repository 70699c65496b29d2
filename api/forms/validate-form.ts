import { compile, type Expression, evaluate } from '../../rules/feel/index.ts';
import type { Json } from '../../rules/json.ts';
import type { FieldFault } from '../errors/api-error.ts';
import type { FormComponent, FormSchema } from './form.ts';

type Answers = Record<string, unknown>;
type Data = Record<string, unknown>;

/** The components that the server understands. A form with another one is refused when its release is deployed. */
const checks: Record<string, (component: FormComponent, value: unknown, data: Data) => string | undefined> = {
  textfield: (_, value) => (typeof value === 'string' ? undefined : 'a text'),
  textarea: (_, value) => (typeof value === 'string' ? undefined : 'a text'),
  number: numberFault,
  checkbox: (_, value) => (typeof value === 'boolean' ? undefined : 'true or false'),
  select: choiceFault,
  radio: choiceFault,
  checklist: choicesFault,
  taglist: choicesFault,
  datetime: dateFault,
};
const shown = new Set(['text', 'html', 'separator', 'spacer', 'image', 'group', 'default', 'button']);

/** Elements that the server can't check, by type; empty when it can check the whole form. */
export function unknownComponents(form: FormSchema): string[] {
  const unknown = form.components.flatMap((each) => [
    ...(each.type in checks || shown.has(each.type) ? [] : [each.type]),
    ...(each.components ? unknownComponents({ components: each.components }) : []),
  ]);
  return [...new Set(unknown)];
}

/** Small numbers are written with an exponent: 1.5e-7 has eight. */
function decimalsOf(value: number): number {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  return Math.max((mantissa.split('.')[1]?.length ?? 0) - Number(exponent), 0);
}

function numberFault(component: FormComponent, value: unknown): string | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'a number';
  const most = component.decimalDigits;
  if (most === undefined || decimalsOf(value) <= most) return undefined;
  return most === 0 ? 'a whole number' : `at most ${most} decimal digits`;
}

function options(component: FormComponent, data: Data): unknown[] {
  if (component.values) return component.values.map((each) => each.value);
  const list = component.valuesKey ? data[component.valuesKey] : [];
  return Array.isArray(list) ? list.map((each) => (each && typeof each === 'object' ? each.value : each)) : [];
}

function choiceFault(component: FormComponent, value: unknown, data: Data): string | undefined {
  const known = options(component, data);
  return known.includes(value) ? undefined : `one of ${known.slice(0, 20).join(', ')}`;
}

function choicesFault(component: FormComponent, value: unknown, data: Data): string | undefined {
  const known = options(component, data);
  const fits = Array.isArray(value) && value.every((each) => known.includes(each));
  return fits ? undefined : `some of ${known.slice(0, 20).join(', ')}`;
}

const dates: Record<string, [RegExp, string]> = {
  date: [/^\d{4}-\d{2}-\d{2}$/, 'a date'],
  time: [/^\d{2}:\d{2}(:\d{2})?([+-]\d{2}:\d{2}|Z)?$/, 'a time'],
  datetime: [/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?([+-]\d{2}:\d{2}|Z)?$/, 'a date and time'],
};

function dateFault(component: FormComponent, value: unknown): string | undefined {
  const [pattern, words] = dates[component.subtype ?? 'date'] ?? dates.date!;
  const real =
    typeof value === 'string' &&
    pattern.test(value) &&
    (component.subtype === 'time' || !Number.isNaN(Date.parse(value)));
  return real ? undefined : words;
}

// As form-js has it, so that the browser and the server agree.
const email =
  /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;
const phone = /^(\+|00)\d{7,15}$/;

const several = new Set(['checklist', 'taglist']);
const isUnset = (value: unknown): boolean => value === undefined || value === null || value === '';

function missing({ type }: FormComponent, value: unknown): boolean {
  if (type === 'checkbox' && value === false) return true;
  return isUnset(value) || (several.has(type) && Array.isArray(value) && value.length === 0);
}

/** As form-js gives it on: a field of one line has no line breaks, and a box that nobody touched is not checked. */
function tidied({ type }: FormComponent, value: unknown): unknown {
  if (type === 'textfield' && typeof value === 'string') return value.replace(/[\r\n\t]/g, ' ');
  return type === 'checkbox' && isUnset(value) ? false : value;
}

/** What the rules of a component say to a value of its type. */
function ruleFault({ validate = {} }: FormComponent, value: unknown): string | undefined {
  const { pattern, min, max, minLength, maxLength, validationType } = validate;
  if (typeof value === 'number') {
    if (min !== undefined && value < Number(min)) return `at least ${min}`;
    if (max !== undefined && value > Number(max)) return `at most ${max}`;
  }
  if (typeof value !== 'string') return undefined;
  if (pattern && !new RegExp(pattern).test(value)) return `a text like ${pattern}`;
  if (minLength !== undefined && value.trim().length < Number(minLength)) return `at least ${minLength} characters`;
  if (maxLength !== undefined && value.trim().length > Number(maxLength)) return `at most ${maxLength} characters`;
  if (validationType === 'email' && !email.test(value)) return 'an e-mail address';
  if (validationType === 'phone' && !phone.test(value)) return 'an international phone number';
  return undefined;
}

const conditions = new Map<string, Expression>();

function isHidden(component: FormComponent, context: Data): boolean {
  const hide = component.conditional?.hide;
  if (!hide) return false;
  let expression = conditions.get(hide);
  if (!expression) {
    expression = compile(hide.replace(/^\s*=/, ''));
    conditions.set(hide, expression);
  }
  const result = evaluate(expression, context as Record<string, Json>);
  return 'value' in result && result.value === true;
}

/** What conditions ask: of a field whose value is none of its kind form-js knows nothing. */
function contextOf(components: FormComponent[], answers: Answers, data: Data): Data {
  const context: Data = { ...data, ...answers };
  const clean = (each: FormComponent): void => {
    each.components?.forEach(clean);
    const value = each.key === undefined ? undefined : context[each.key];
    const fits = each.type in checks && !isUnset(value) && checks[each.type]!(each, value, data) === undefined;
    if (each.key !== undefined && each.type in checks && !fits)
      context[each.key] = each.type === 'checkbox' ? false : null;
  };
  components.forEach(clean);
  return context;
}

/** The visible fields, those of groups too. A path would nest answers; no form of ours has one, and deployment refuses it. */
function* visible(components: FormComponent[], context: Data): Generator<FormComponent> {
  for (const component of components) {
    if (isHidden(component, context)) continue;
    if (component.components) yield* visible(component.components, context);
    else if (component.type in checks && component.key && !component.disabled && !component.readonly) yield component;
  }
}

const asShown = (value: unknown): string => {
  const text = value === undefined ? 'nothing' : (JSON.stringify(value) ?? 'nothing');
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
};

/**
 * Answers of a form, checked as form-js does in the browser (`data` is what the form was opened with: lists of choices). Gives back
 * only the answers of visible fields; what the form does not ask is dropped.
 */
export function validateForm(
  form: FormSchema,
  answers: Answers,
  data: Data = {},
): { answers: Answers; faults: FieldFault[] } {
  const kept: Answers = {};
  const faults: FieldFault[] = [];
  for (const component of visible(form.components, contextOf(form.components, answers, data))) {
    const key = component.key!;
    const value = answers[key] === undefined ? undefined : tidied(component, answers[key]);
    const fault = (expected: string) => faults.push({ field: key, expected, got: asShown(value) });
    if (missing(component, value)) {
      if (component.validate?.required) fault('a value');
      else if (value !== undefined) kept[key] = value;
      continue;
    }
    const expected = checks[component.type]!(component, value, data) ?? ruleFault(component, value);
    if (expected) fault(expected);
    else kept[key] = value;
  }
  return { answers: kept, faults };
}
