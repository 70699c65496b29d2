import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { FormComponent } from '../../api/forms/form.ts';
import { unknownComponents, validateForm } from '../../api/forms/validate-form.ts';

const form = (...components: FormComponent[]) => ({ components });
const field = (type: string, more: Partial<FormComponent> = {}): FormComponent => ({ type, key: 'a', ...more });
const required = { validate: { required: true } };
const colours = { values: [{ value: 'red' }, { value: 'blue' }] };

/** Component, value -> what is expected of the value; undefined where it fits. As form-js 1.23 has it in the browser. */
const table: [string, FormComponent, unknown, string | undefined][] = [
  ['a text', field('textfield'), 'x', undefined],
  ['an empty text that is not required', field('textfield'), '', undefined],
  ['an empty text that is required', field('textfield', required), '', 'a value'],
  ['null that is required', field('textarea', required), null, 'a value'],
  ['spaces that are required', field('textfield', required), '  ', undefined],
  ['a text shorter than the least', field('textarea', { validate: { minLength: 3 } }), ' ab ', 'at least 3 characters'],
  ['a text of the least length', field('textarea', { validate: { minLength: 3 } }), 'abc', undefined],
  ['a text longer than the most', field('textfield', { validate: { maxLength: 3 } }), 'abcd', 'at most 3 characters'],
  ['a text beside its pattern', field('textfield', { validate: { pattern: '^\\d+$' } }), 'x1', 'a text like ^\\d+$'],
  ['an empty text beside its pattern', field('textfield', { validate: { pattern: '^\\d+$' } }), '', undefined],
  ['an address', field('textfield', { validate: { validationType: 'email' } }), 'a@b.az', undefined],
  ['no address', field('textfield', { validate: { validationType: 'email' } }), 'a b', 'an e-mail address'],
  ['a phone number', field('textfield', { validate: { validationType: 'phone' } }), '+994501112233', undefined],
  [
    'no phone number',
    field('textfield', { validate: { validationType: 'phone' } }),
    '12',
    'an international phone number',
  ],
  ['a number for a text', field('textfield'), 5, 'a text'],
  ['a list for a text', field('textarea'), [], 'a text'],
  ['a list for a choice', field('select', colours), [], 'one of red, blue'],
  ['a number', field('number'), 1.5, undefined],
  ['zero that is required', field('number', required), 0, undefined],
  ['a text for a number', field('number'), '5', 'a number'],
  ['too many decimals', field('number', { decimalDigits: 1 }), 1.25, 'at most 1 decimal digits'],
  ['a fraction for a whole number', field('number', { decimalDigits: 0 }), 1.5, 'a whole number'],
  ['a tiny fraction for a whole number', field('number', { decimalDigits: 0 }), 1.5e-7, 'a whole number'],
  ['less than the least', field('number', { validate: { min: 2 } }), 1, 'at least 2'],
  ['zero below the least', field('number', { validate: { min: 2 } }), 0, 'at least 2'],
  ['more than the most', field('number', { validate: { max: 2 } }), 3, 'at most 2'],
  ['a choice', field('select', colours), 'red', undefined],
  ['another choice', field('radio', colours), 'green', 'one of red, blue'],
  ['no choice that is required', field('radio', { ...colours, ...required }), null, 'a value'],
  ['a choice of the data', field('select', { valuesKey: 'list' }), 'x', undefined],
  ['a choice that the data lacks', field('select', { valuesKey: 'list' }), 'z', 'one of x, y'],
  ['some choices', field('checklist', colours), ['red'], undefined],
  ['no choices that are required', field('taglist', { ...colours, ...required }), [], 'a value'],
  ['a strange choice among some', field('checklist', colours), ['red', 'green'], 'some of red, blue'],
  ['a checked box that is required', field('checkbox', required), true, undefined],
  ['an unchecked box that is required', field('checkbox', required), false, 'a value'],
  ['a text for a box', field('checkbox'), 'yes', 'true or false'],
  ['a date', field('datetime', { subtype: 'date' }), '2026-11-05', undefined],
  ['a day that is none', field('datetime', { subtype: 'date' }), '2026-13-05', 'a date'],
  ['a time', field('datetime', { subtype: 'time' }), '10:30', undefined],
  ['a date and time', field('datetime', { subtype: 'datetime' }), '2026-11-05T10:30', undefined],
  ['a text for a date and time', field('datetime', { subtype: 'datetime' }), 'now', 'a date and time'],
];

describe('the validator of the server', () => {
  it.each(table)('says of %s what the browser says', (_, component, value, expected) => {
    const data = { list: [{ value: 'x', label: 'X' }, 'y'] };
    const { faults, answers } = validateForm(form(component), { a: value }, data);
    expect(faults.map((fault) => fault.expected)).toEqual(expected === undefined ? [] : [expected]);
    expect(answers).toEqual(expected === undefined ? { a: value } : {});
  });

  it('asks nothing of hidden fields, of those in hidden groups, and drops their answers', () => {
    const hidden = { conditional: { hide: '=outcome = null or outcome = "solved"' } };
    const asked = form(
      field('radio', { key: 'outcome', values: [{ value: 'solved' }, { value: 'explained' }] }),
      field('textarea', { key: 'reason', ...required, ...hidden }),
      { type: 'group', ...hidden, components: [field('textfield', { key: 'inside', ...required })] },
    );
    expect(validateForm(asked, { outcome: 'solved', reason: 'x', inside: 'y' })).toEqual({
      answers: { outcome: 'solved' },
      faults: [],
    });
    expect(validateForm(asked, { outcome: 'explained' }).faults.map((fault) => fault.field)).toEqual([
      'reason',
      'inside',
    ]);
    expect(validateForm(asked, {}).faults).toEqual([]);
  });

  it('knows nothing, in a condition, of a value that is none of its field', () => {
    const asked = form(
      field('radio', { key: 'reached', values: [{ value: 'yes' }, { value: 'no' }] }),
      field('textarea', { key: 'answer', ...required, conditional: { hide: '=reached != "yes"' } }),
    );
    for (const reached of [undefined, null, '', 1, true, {}, 'no']) {
      const { faults } = validateForm(asked, { ...(reached === undefined ? {} : { reached }) });
      expect(faults.map((fault) => fault.field)).not.toContain('answer');
    }
    expect(validateForm(asked, { reached: 'yes' }).faults.map((fault) => fault.field)).toEqual(['answer']);
  });

  it('gives on what the browser would: no line breaks in a field of one line, and a box as checked or not', () => {
    const asked = form(field('textfield'), field('checkbox', { key: 'b' }), field('textarea', { key: 'c' }));
    expect(validateForm(asked, { a: 'one\ntwo\tthree', b: null, c: 'one\ntwo' })).toEqual({
      answers: { a: 'one two three', b: false, c: 'one\ntwo' },
      faults: [],
    });
  });

  it('drops what the form does not ask, and what it only shows', () => {
    const shown = form(field('textfield'), field('textfield', { key: 'fixed', disabled: true }), { type: 'text' });
    expect(validateForm(shown, { a: 'x', fixed: 'changed', smuggled: true })).toEqual({
      answers: { a: 'x' },
      faults: [],
    });
  });

  it('can check every form there is', () => {
    for (const service of readdirSync('forms'))
      for (const file of readdirSync(join('forms', service)).filter((name) => name.endsWith('.form')))
        expect([file, unknownComponents(JSON.parse(readFileSync(join('forms', service, file), 'utf8')))]).toEqual([
          file,
          [],
        ]);
    expect(unknownComponents(form(field('dynamiclist'), { type: 'group', components: [field('filepicker')] }))).toEqual(
      ['dynamiclist', 'filepicker'],
    );
  });
});
