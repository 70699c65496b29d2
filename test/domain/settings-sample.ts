import type { ServiceSettings } from '../../domain/settings.ts';

const nineToNine = [{ from: '09:00', to: '21:00' }];

/** Settings small enough to read in a test. */
export const settings: ServiceSettings = {
  caseType: 'resident-request',
  kinds: ['request', 'complaint'],
  urgencyRules: [
    { id: 'gas-complaint', category: 'gas', kind: 'complaint', urgency: 'urgent' },
    { id: 'gas-leak', category: 'gas.leak', urgency: 'emergency' },
  ],
  terms: [
    { category: '*', urgency: '*', channel: '*', term: { amount: 15, unit: 'working-days', legalBasis: 'the law' } },
    { category: '*', urgency: 'emergency', channel: '*', term: { amount: 24, unit: 'clock-hours' } },
    { category: 'water', urgency: '*', channel: '*', term: { amount: 5, unit: 'working-days' } },
    { category: 'water', urgency: '*', channel: 'phone', term: { amount: 4, unit: 'working-days' } },
    { category: 'water.leak', urgency: '*', channel: '*', term: { amount: 1, unit: 'working-days' } },
  ],
  termChanges: { extend: [], shorten: [], pause: [] },
  escalation: [{ level: 1, at: { fractionOfTerm: 0.8 }, role: 'head' }],
  outcomes: [
    { id: 'solved', needsReason: false },
    { id: 'explained', needsReason: true, needsAnswer: true },
    { id: 'not-ours', needsReason: true },
  ],
  confirmation: {
    attempts: 3,
    interval: { amount: 2, unit: 'clock-hours' },
    linkWait: { amount: 3, unit: 'calendar-days' },
    callingHours: {
      weekly: { mon: nineToNine, tue: nineToNine, wed: nineToNine, thu: nineToNine, fri: nineToNine, sat: nineToNine },
      onHolidays: false,
    },
    allowUnconfirmed: true,
  },
  denialLimit: 2,
  returnLimit: 2,
  objectionWithin: { amount: 10, unit: 'calendar-days' },
  reopenWithin: { amount: 30, unit: 'calendar-days' },
  cancellation: { roles: ['supervisor'], reasons: ['withdrawn', 'duplicate'] },
  endings: ['closed', 'unconfirmed', 'no-contact', 'explained', 'disputed', 'cancelled'],
  numberFormat: '{year}-{seq:6}',
  retention: { case: 'P5Y', 'person-data': 'P1Y6M' },
};
