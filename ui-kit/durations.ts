import type { Language } from './languages.ts';

export type DurationUnit = 'minute' | 'hour' | 'day';

/** Forms by plural category: one, few, many; Azerbaijani and Turkish keep the singular behind a number. */
const units: Record<Language, Record<DurationUnit, readonly [string, string, string]>> = {
  az: { minute: same('dəqiqə'), hour: same('saat'), day: same('gün') },
  tr: { minute: same('dakika'), hour: same('saat'), day: same('gün') },
  ru: { minute: ['минута', 'минуты', 'минут'], hour: ['час', 'часа', 'часов'], day: ['день', 'дня', 'дней'] },
  en: { minute: ['minute', 'minutes', 'minutes'], hour: ['hour', 'hours', 'hours'], day: ['day', 'days', 'days'] },
};

function same(word: string): readonly [string, string, string] {
  return [word, word, word];
}

/** 0 = one, 1 = few, 2 = many (CLDR, whole numbers). */
export function pluralForm(count: number, language: Language): 0 | 1 | 2 {
  if (language !== 'ru') return count === 1 ? 0 : 2;
  const ten = count % 10;
  const hundred = count % 100;
  if (ten === 1 && hundred !== 11) return 0;
  return ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14) ? 1 : 2;
}

/** The number with its unit: "3 дня". */
export const amountOf = (count: number, unit: DurationUnit, language: Language): string =>
  `${count} ${units[language][unit][pluralForm(count, language)]}`;

/** Milliseconds (their sign is dropped) in the largest unit that says enough: minutes under 1 h, hours under 48 h, else days; rounded down. */
export function durationIn(milliseconds: number, language: Language): string {
  const minutes = Math.floor(Math.abs(milliseconds) / 60_000);
  if (minutes < 60) return amountOf(Math.max(minutes, 1), 'minute', language);
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? amountOf(hours, 'hour', language) : amountOf(Math.floor(hours / 24), 'day', language);
}
