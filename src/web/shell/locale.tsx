import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Locale, Wording } from '../../kernel/declare/wording.ts';

const kept = 'shanhai.locale';

interface Language {
  readonly locale: Locale;
  /** A text in the language chosen. */
  readonly t: (wording: Wording) => string;
  readonly choose: (locale: Locale) => void;
}

const LanguageContext = createContext<Language | undefined>(undefined);

/** Chinese first; the choice is remembered on this device. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [locale, setLocale] = useState<Locale>(() => (localStorage.getItem(kept) === 'en' ? 'en' : 'zh'));
  const choose = useCallback((chosen: Locale) => {
    localStorage.setItem(kept, chosen);
    setLocale(chosen);
  }, []);
  useEffect(() => {
    document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en';
  }, [locale]);
  const language = useMemo(() => ({ locale, choose, t: (wording: Wording) => wording[locale] }), [locale, choose]);
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

/** The language the reader chose. */
export function useLanguage(): Language {
  const language = use(LanguageContext);
  if (language === undefined) throw new TypeError('There is no LanguageProvider around this.');
  return language;
}
