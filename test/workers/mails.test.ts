import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { languages } from '../../domain/language.ts';
import { lettersToStaff } from '../../domain/letter.ts';
import { unknownPlaceholders } from '../../domain/text.ts';
import { letterPlaceholders, staffPlaceholders } from '../../workers/shared/letter.ts';
import { diagram } from '../support/town.ts';

const mailsIn = (language: string): Record<string, { subject: string; text: string }> => {
  const file = join(import.meta.dirname, `../../processes/resident-request/texts.${language}.json`);
  return JSON.parse(readFileSync(file, 'utf8')).mail;
};

it('has a mail in each language for each time the resident is told, and names nothing that no worker fills', () => {
  const told = [...diagram().matchAll(/<zeebe:header key="template" value="([^"]+)"/g)].map((match) => match[1]!);
  expect(told.length).toBeGreaterThan(8);
  for (const language of languages) {
    const mails = mailsIn(language);
    // `answer` and `escalation` are written by workers of their own.
    for (const template of [...told, 'answer', 'escalation'])
      expect([language, template, typeof mails[template]?.subject, typeof mails[template]?.text]).toEqual([
        language,
        template,
        'string',
        'string',
      ]);
    for (const [template, { subject, text }] of Object.entries(mails)) {
      const known = lettersToStaff.includes(template) ? staffPlaceholders : letterPlaceholders;
      expect([language, template, unknownPlaceholders(subject + text, known)]).toEqual([language, template, []]);
    }
  }
});
