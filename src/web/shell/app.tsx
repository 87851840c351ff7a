import { LoadingOutlined } from '@ant-design/icons';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App as Feedback, ConfigProvider } from 'antd';
import english from 'antd/es/locale/en_US';
import chinese from 'antd/es/locale/zh_CN';
import { LanguageProvider, useLanguage } from './locale.tsx';
import { nonce } from './nonce.ts';
import { queries } from './queries.ts';
import { router } from './routes.tsx';
import { paper } from './theme.ts';

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
    <ConfigProvider theme={paper} locale={locale === 'zh' ? chinese : english} csp={{ nonce }} button={{ autoInsertSpace: false, loadingIcon: <LoadingOutlined aria-hidden /> }}>
      <Feedback>
        <RouterProvider router={router} />
      </Feedback>
    </ConfigProvider>
  );
}
