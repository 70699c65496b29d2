import { describe, expect, it } from '@jest/globals';
import { letterFaults, shownAt } from '../../domain/letter.ts';

describe('an instant in a letter', () => {
  it.each([
    ['az', '25 noyabr 2026, 18:00 (UTC+4)'],
    ['tr', '25 Kasım 2026, 18:00 (UTC+4)'],
    ['ru', '25 ноября 2026 г., 18:00 (UTC+4)'],
    ['en', '25 November 2026, 18:00 (UTC+4)'],
  ])('is written in %s as people there write it, with its zone', (language, expected) => {
    expect(shownAt('2026-11-25T14:00:00.000Z', 'Asia/Baku', language)).toBe(expected);
  });

  it('follows the summer time of its zone', () => {
    expect(shownAt('2026-07-01T16:00:00.000Z', 'Europe/Berlin', 'en')).toBe('1 July 2026, 18:00 (UTC+2)');
    expect(shownAt('2026-01-01T23:05:00.000Z', 'Europe/Berlin', 'en')).toBe('2 January 2026, 00:05 (UTC+1)');
  });
});

describe('the texts of letters', () => {
  it('name only what is filled in: in letters to residents, to staff, and in the sentences both are made of', () => {
    expect(
      letterFaults({
        'mail.closed.text': 'Dear {name}, {dueDate}',
        'mail.escalation.subject': '{level} {answer}',
        'letter.referred-to': '{body} {number}',
        'element.work': 'Do {what}',
      }),
    ).toEqual([
      'mail.closed.text: expected no {dueDate}, which nobody fills in',
      'mail.escalation.subject: expected no {answer}, which nobody fills in',
      'letter.referred-to: expected no {number}, which nobody fills in',
    ]);
  });

  it('may name less than there is', () => {
    expect(letterFaults({ 'mail.closed.text': 'Thank you.', 'letter.not-done': '{rest}' })).toEqual([]);
  });
});
