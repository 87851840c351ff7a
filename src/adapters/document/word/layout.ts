/** Millimetres in twips, twentieths of a point. */
const mm = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);

/**
 * The page of an official document after GB/T 9704-2012: A4; 37 mm above and 28 mm left of a type area of 156 × 225 mm
 * (5.2.1); 22 lines of 28 characters of size 3 (5.2.3).
 */
export const page = {
  size: { width: mm(210), height: mm(297) },
  margin: { top: mm(37), left: mm(28), right: mm(26), bottom: mm(35), header: mm(15), footer: mm(25), gutter: 0 },
} as const;

/** 二号, 三号, 四号 and the size of tables, in half points. */
export const sizes = { title: 44, body: 32, pageNumber: 28, table: 24 } as const;

/** 225 mm in 22 lines, in twips. */
export const linePitch = 579;

/**
 * 156 mm in 28 characters of 16 pt: each stands a quarter of a point closer than it is wide, in twips. A grid of
 * characters would say the same, but other programs than Word spread those of tables to it.
 */
export const characterSpacing = -5;

/** Width of the type area in twips. */
export const textWidth = mm(156);

/** Two characters of the body. */
export const twoCharacters = sizes.body * 2 * 10;

/** 小标宋, 仿宋, 黑体, 楷体 and 宋体, as 7.2 and 7.3 name them; letters and digits in a face that goes with them. */
export const faces = {
  title: { eastAsia: '方正小标宋简体', ascii: 'Times New Roman', hAnsi: 'Times New Roman' },
  body: { eastAsia: '仿宋_GB2312', ascii: 'Times New Roman', hAnsi: 'Times New Roman' },
  black: { eastAsia: '黑体', ascii: 'Times New Roman', hAnsi: 'Times New Roman' },
  kai: { eastAsia: '楷体_GB2312', ascii: 'Times New Roman', hAnsi: 'Times New Roman' },
  song: { eastAsia: '宋体', ascii: '宋体', hAnsi: '宋体' },
} as const;

/** 7.3.3: the first level is 黑体, the second 楷体, those below 仿宋. */
export const headingFaces = [faces.black, faces.kai, faces.body, faces.body] as const;
