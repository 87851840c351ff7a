import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App as Feedback, ConfigProvider } from 'antd';
import english from 'antd/es/locale/en_US';
import chinese from 'antd/es/locale/zh_CN';
import { LanguageProvider, useLanguage } from './locale.tsx';
import { queries } from './queries.ts';
import { router } from './routes.tsx';
import { paper } from './theme.ts';

/** The nonce that the server put into the page, so that its content policy lets our styles in and nobody else's. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

export function App() {
  return (
    <LanguageProvider>
      <QueryClientProvider client={queries}>
        <Themed />
      </QueryClientProvider>
    </LanguageProvider>
  );
}

function Themed() {
  const { locale } = useLanguage();
  return (
    <ConfigProvider theme={paper} locale={locale === 'zh' ? chinese : english} csp={{ nonce }} button={{ autoInsertSpace: false }}>
      <Feedback>
        <RouterProvider router={router} />
      </Feedback>
    </ConfigProvider>
  );
}
