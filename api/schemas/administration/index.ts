import { AdministeredTenant, ZoneEffect } from './authority.ts';
import { AdministeredCalendar, CalendarEffect, ProposedHolidays } from './calendars.ts';
import { AdministeredCategory, SentenceTried } from './categories.ts';
import { AdministrationEntry } from './changes.ts';
import { AdministeredDepartment, AdministeredOrganisation } from './departments.ts';
import { NoticeVersion } from './notice.ts';
import { AdministeredPerson, MembershipView, PasswordSet, SignInLink } from './people.ts';
import { AdministeredTerritory, TerritoriesImported } from './places.ts';
import { ReadinessView } from './readiness.ts';
import { AdministeredService } from './services.ts';

/** The schemas of administration with a name. */
export const administrationSchemas = [
  AdministeredCalendar,
  AdministeredCategory,
  AdministeredDepartment,
  AdministeredOrganisation,
  AdministeredPerson,
  AdministeredService,
  AdministeredTenant,
  AdministeredTerritory,
  AdministrationEntry,
  CalendarEffect,
  MembershipView,
  NoticeVersion,
  PasswordSet,
  ProposedHolidays,
  ReadinessView,
  SentenceTried,
  SignInLink,
  TerritoriesImported,
  ZoneEffect,
];
