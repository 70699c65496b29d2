import type { Language } from '../../../ui-kit/languages.ts';

/** What the operator fills in while the caller speaks. Empty text = not given. */
export interface Intake {
  channel: 'phone' | 'verbal' | 'petition' | 'field' | 'whatsapp' | 'bip' | 'sms';
  language: Language;
  description: string;
  categoryId: string;
  urgency: '' | 'urgent' | 'emergency';
  territoryId: string;
  name: string;
  phone: string;
  email: string;
  address: string;
  forAnother: boolean;
  reporterName: string;
  reporterPhone: string;
  noticeTold: boolean;
  consent: boolean;
}

export const emptyIntake = (language: Language): Intake => ({
  channel: 'phone',
  language,
  description: '',
  categoryId: '',
  urgency: '',
  territoryId: '',
  name: '',
  phone: '',
  email: '',
  address: '',
  forAnother: false,
  reporterName: '',
  reporterPhone: '',
  noticeTold: false,
  consent: false,
});

export type IntakeField = 'description' | 'phone' | 'email' | 'reporterPhone' | 'noticeTold' | 'consent';
export type IntakeFaults = Partial<Record<IntakeField, string>>;

const SHORTEST_DESCRIPTION = 3;
const phonePattern = /^[+0-9 ()./-]*$/;

/** Keys of the texts that say what is missing; empty when the case can be opened. */
export function intakeFaults(intake: Intake, notice: { consentRequired: boolean } | null): IntakeFaults {
  const faults: IntakeFaults = {};
  const anything = intake.name || intake.phone || intake.email || intake.address || intake.reporterPhone;
  if (intake.description.trim().length < SHORTEST_DESCRIPTION) faults.description = 'description-missing';
  if (!phonePattern.test(intake.phone)) faults.phone = 'phone-wrong';
  if (!phonePattern.test(intake.reporterPhone)) faults.reporterPhone = 'phone-wrong';
  if (intake.email && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(intake.email)) faults.email = 'email-wrong';
  if (notice && anything && !intake.noticeTold) faults.noticeTold = 'notice-missing';
  if (notice?.consentRequired && anything && !intake.consent) faults.consent = 'consent-missing';
  return faults;
}

const orNull = (text: string): string | null => text.trim() || null;

/** As the server takes it. */
export function caseToOpen(intake: Intake, notice: { version: number; consentRequired: boolean } | null) {
  const shown = intake.noticeTold && notice ? { noticeVersion: notice.version } : {};
  const consent = notice?.consentRequired ? { consent: intake.consent } : {};
  return {
    caseType: 'resident-request',
    channel: intake.channel,
    language: intake.language,
    description: intake.description.trim(),
    categoryId: orNull(intake.categoryId),
    urgency: intake.urgency || null,
    territoryId: orNull(intake.territoryId),
    resident: {
      name: orNull(intake.name),
      phone: orNull(intake.phone),
      email: orNull(intake.email),
      address: orNull(intake.address),
      ...shown,
      ...consent,
    },
    ...(intake.forAnother && {
      reporter: { name: orNull(intake.reporterName), phone: orNull(intake.reporterPhone), ...shown },
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
