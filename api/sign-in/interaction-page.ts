import { escaped } from '../html.ts';
import { roleNames } from './role-names.ts';

const texts = {
  az: {
    title: 'Giriş',
    who: 'Kim kimi daxil olursunuz?',
    user: 'İstifadəçi adı',
    password: 'Parol',
    enter: 'Daxil ol',
    wrong: 'Ad və ya parol yanlışdır.',
    hint: 'Sınaq istifadəçilərinin parolu',
  },
  tr: {
    title: 'Giriş',
    who: 'Kim olarak gireceksiniz?',
    user: 'Kullanıcı adı',
    password: 'Parola',
    enter: 'Giriş yap',
    wrong: 'Ad veya parola yanlış.',
    hint: 'Deneme kullanıcılarının parolası',
  },
  ru: {
    title: 'Вход',
    who: 'Кто входит?',
    user: 'Имя пользователя',
    password: 'Пароль',
    enter: 'Войти',
    wrong: 'Имя или пароль неверны.',
    hint: 'Пароль пробных пользователей',
  },
  en: {
    title: 'Sign in',
    who: 'Who signs in?',
    user: 'User name',
    password: 'Password',
    enter: 'Sign in',
    wrong: 'Name or password is wrong.',
    hint: 'Password of the trial users',
  },
};
export type PageLanguage = keyof typeof texts;

export const pageLanguage = (accepted: string | undefined): PageLanguage =>
  ((accepted ?? '')
    .split(',')
    .map((each) => each.trim().slice(0, 2).toLowerCase())
    .find((each) => each in texts) ?? 'en') as PageLanguage;

/** The embedded provider's sign-in page: the trial users to choose from, or a field for a name where there are none. */
export function interactionPage(page: {
  language: PageLanguage;
  accounts: { subject: string; name: string; roles: string[] }[];
  /** Shown beside trial users only: everybody may know it. */
  trialPassword: string;
  wrong: boolean;
}): string {
  const t = texts[page.language];
  const choices = page.accounts
    .map(
      ({ subject, name, roles }, at) =>
        `<label class="choice"><input type="radio" name="subject" value="${escaped(subject)}" required${at === 0 ? ' checked' : ''}> ${escaped(name)} <small>${escaped(roles.map((role) => roleNames[page.language][role] ?? role).join(', '))}</small></label>`,
    )
    .join('\n');
  const who = page.accounts.length
    ? `<fieldset><legend>${t.who}</legend>${choices}</fieldset>`
    : `<label for="subject">${t.user}</label><input id="subject" name="subject" autocomplete="username" required>`;
  const hint = page.accounts.length ? `<p id="hint">${t.hint}: <code>${escaped(page.trialPassword)}</code></p>` : '';
  return `<!doctype html>
<html lang="${page.language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${t.title} · Sakin</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; color: #161616; background: #f4f4f4; margin: 0 }
main { max-width: 28rem; margin: 3rem auto; padding: 2rem; background: #fff }
label, legend { display: block; margin: .5rem 0 .25rem } .choice { padding: .125rem 0 } fieldset { border: 1px solid #8d8d8d; padding: .5rem 1rem; margin: 0 0 1rem }
small { color: #525252 } input:not([type=radio]) { font: inherit; width: 100%; padding: .5rem; box-sizing: border-box; border: 1px solid #6f6f6f }
button { font: inherit; margin-top: 1rem; padding: .6rem 1.5rem; color: #fff; background: #0f62fe; border: 0; cursor: pointer }
:focus-visible { outline: 3px solid #0f62fe; outline-offset: 2px } .wrong { color: #a2191f }
</style></head>
<body><main><h1>${t.title}</h1>
${page.wrong ? `<p class="wrong" role="alert">${t.wrong}</p>` : ''}
<form method="post">
${who}
<label for="password">${t.password}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required${hint ? ' aria-describedby="hint"' : ''}>
${hint}
<button type="submit">${t.enter}</button>
</form></main></body></html>`;
}
