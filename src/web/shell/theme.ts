import { theme, type ThemeConfig } from 'antd';

const fontFamily = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', system-ui, sans-serif";
const shape = { borderRadius: 8, fontFamily, fontSize: 14, wireframe: false };

/** Ink on paper: ink blue for what acts, sea teal for what is good, loess for what asks, seal red for what is wrong. */
export const paper: ThemeConfig = {
  token: {
    ...shape,
    colorPrimary: '#1c2b39',
    colorInfo: '#1f6f78',
    colorSuccess: '#1f6f78',
    colorWarning: '#b57c36',
    colorError: '#b23a2e',
    colorLink: '#1f6f78',
    colorSuccessBg: '#e8f2f1',
    colorSuccessBorder: '#a9cfcc',
    colorInfoBg: '#e8f2f1',
    colorInfoBorder: '#a9cfcc',
    colorWarningBg: '#fbf5ea',
    colorWarningBorder: '#e3c592',
    colorErrorBg: '#fbedea',
    colorErrorBorder: '#e0aaa3',
    colorTextBase: '#1c2b39',
    colorBgBase: '#ffffff',
    colorBgLayout: '#fbfaf6',
    colorBorder: '#d9d4c8',
    colorBorderSecondary: '#e7e3da',
    colorTextPlaceholder: '#616c76',
    colorTextSecondary: '#55636f',
    colorTextTertiary: '#5f6b76',
    colorTextQuaternary: '#616c76',
    colorTextDescription: '#5f6b76',
    colorIcon: '#55636f',
  },
  components: {
    Table: { headerBg: '#dcebea', headerColor: '#1c2b39', rowHoverBg: '#f4f1ea', cellPaddingBlock: 9, cellPaddingInline: 12 },
    Segmented: { itemSelectedBg: '#1c2b39', itemSelectedColor: '#ffffff', trackBg: '#f4f1ea' },
  },
};

/** The meeting room's wall: the same figures, in the dark. */
export const wall: ThemeConfig = {
  inherit: false,
  algorithm: theme.darkAlgorithm,
  token: { ...shape, colorTextBase: '#eef1ee', colorPrimary: '#63c1c4', colorInfo: '#63c1c4', colorSuccess: '#63c1c4', colorWarning: '#d9a765', colorError: '#f08a7d', colorLink: '#63c1c4', colorBgBase: '#0e161d' },
};
