import type { Finding } from '../../engine/port.ts';

/** Findings as replies have them: the file that they are about, and the element in it where there is one. */
export const shownFindings = (findings: readonly Finding[]) =>
  findings.map(({ severity, resource, element, rule, message }) => ({
    severity,
    file: resource,
    element: element ?? null,
    rule,
    message,
  }));
