import type { Language } from '../../domain/language.ts';

/** Roles in words, for the one page of staff that the server draws itself. */
export const roleNames: Record<Language, Readonly<Record<string, string>>> = {
  az: {
    operator: 'operator',
    clerk: 'icraçı',
    head: 'şöbə müdiri',
    reviewer: 'yoxlayıcı',
    supervisor: 'nəzarətçi',
    analyst: 'analitik',
    administrator: 'inzibatçı',
    integrator: 'inteqrator',
  },
  tr: {
    operator: 'operatör',
    clerk: 'memur',
    head: 'müdür',
    reviewer: 'inceleyen',
    supervisor: 'denetçi',
    analyst: 'analist',
    administrator: 'yönetici',
    integrator: 'entegratör',
  },
  ru: {
    operator: 'оператор',
    clerk: 'исполнитель',
    head: 'начальник отдела',
    reviewer: 'проверяющий',
    supervisor: 'руководитель смены',
    analyst: 'аналитик',
    administrator: 'администратор',
    integrator: 'интегратор',
  },
  en: {
    operator: 'operator',
    clerk: 'clerk',
    head: 'head of department',
    reviewer: 'reviewer',
    supervisor: 'supervisor',
    analyst: 'analyst',
    administrator: 'administrator',
    integrator: 'integrator',
  },
};
