import type { Language } from '../../../ui-kit/languages.ts';
import type { ChosenPlace } from '../../parts/place-field/place-field.tsx';

/** What the operator fills in while the caller speaks. Empty text = not given. */
export interface Intake {
  channel: 'phone' | 'verbal' | 'petition' | 'field' | 'whatsapp' | 'bip' | 'sms';
  language: Language;
  description: string;
  categoryId: string;
  urgency: '' | 'urgent' | 'emergency';
  place: ChosenPlace;
  name: string;
  phone: string;
  email: string;
  address: string;
  forAnother: boolean;
  reporterName: string;
  reporterPhone: string;
  noticeTold: boolean;
  consent: boolean;
  /** When the call began, RFC 3339. */
  begun: string;
}

export const emptyIntake = (language: Language): Intake => ({
  channel: 'phone',
  language,
  description: '',
  categoryId: '',
  urgency: '',
  place: { place: null, typed: '' },
  name: '',
  phone: '',
  email: '',
  address: '',
  forAnother: false,
  reporterName: '',
  reporterPhone: '',
  noticeTold: false,
  consent: false,
  begun: new Date().toISOString(),
});

export type IntakeField = 'description' | 'phone' | 'email' | 'reporterPhone' | 'noticeTold' | 'consent';
export type IntakeFaults = Partial<Record<IntakeField, string>>;

const SHORTEST_DESCRIPTION = 3;
const phonePattern = /^[+0-9 ()./-]*$/;
/** The server knows the numbers of the country; what is shorter than any is said at once. */
const FEWEST_DIGITS = 7;
const isPhone = (typed: string): boolean =>
  typed.trim() === '' || (phonePattern.test(typed) && typed.replaceAll(/\D/g, '').length >= FEWEST_DIGITS);

/** Keys of the texts that say what is missing; empty when the case can be opened. */
export function intakeFaults(intake: Intake, notice: { consentRequired: boolean } | null): IntakeFaults {
  const faults: IntakeFaults = {};
  const anything = intake.name || intake.phone || intake.email || intake.address || intake.reporterPhone;
  if (intake.description.trim().length < SHORTEST_DESCRIPTION) faults.description = 'description-missing';
  if (!isPhone(intake.phone)) faults.phone = 'phone-wrong';
  if (!isPhone(intake.reporterPhone)) faults.reporterPhone = 'phone-wrong';
  if (intake.email && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(intake.email)) faults.email = 'email-wrong';
  if (notice && anything && !intake.noticeTold) faults.noticeTold = 'notice-missing';
  if (notice?.consentRequired && anything && !intake.consent) faults.consent = 'consent-missing';
  return faults;
}

const orNull = (text: string): string | null => text.trim() || null;

/** A place that the register does not have is kept in words: `placeWord` is "Place" in the resident's language. */
function withPlace({ description, place }: Intake, placeWord: string): string {
  const typed = place.place ? '' : place.typed.trim();
  return typed ? `${description.trim()}\n\n${placeWord}: ${typed}` : description.trim();
}

/** As the server takes it. */
export function caseToOpen(
  intake: Intake,
  notice: { version: number; consentRequired: boolean } | null,
  placeWord: string,
) {
  const shown = intake.noticeTold && notice ? { noticeVersion: notice.version } : {};
  const consent = notice?.consentRequired ? { consent: intake.consent } : {};
  return {
    channel: intake.channel,
    language: intake.language,
    description: withPlace(intake, placeWord),
    categoryId: orNull(intake.categoryId),
    urgency: intake.urgency || null,
    territoryId: intake.place.place?.id ?? null,
    resident: {
      name: orNull(intake.name),
      phone: orNull(intake.phone),
      email: orNull(intake.email),
      address: orNull(intake.address),
      ...shown,
      ...consent,
    },
    ...(intake.forAnother && {
      reporter: { name: orNull(intake.reporterName), phone: orNull(intake.reporterPhone), ...shown, ...consent },
    }),
  };
}

/** What each group of fields is given. */
export interface FieldsProps {
  intake: Intake;
  change: (change: Partial<Intake>) => void;
  /** What is wrong, in the reader's words. */
  faults: IntakeFaults;
}
