import { fileTypeFromBuffer } from 'file-type';
import { refuse } from '../../kernel/declare/problem.ts';

/** A kind of file that is taken as evidence. */
export interface EvidenceType {
  /** Its media type. */
  readonly type: string;
  /** Endings that a name of it may have, the usual one first, without the dot. */
  readonly endings: readonly string[];
  /** A browser may show it beside the record. */
  readonly shown: 'picture' | 'document' | undefined;
}

const picture = (type: string, ...endings: string[]): EvidenceType => ({ type, endings, shown: 'picture' });
const office = (type: string, ...endings: string[]): EvidenceType => ({ type, endings, shown: undefined });

/** Pictures, PDFs, office files; nothing that a browser would run. */
const taken: readonly EvidenceType[] = [
  picture('image/jpeg', 'jpg', 'jpeg'),
  picture('image/png', 'png'),
  picture('image/webp', 'webp'),
  picture('image/gif', 'gif'),
  office('image/heic', 'heic', 'heif'),
  office('image/tiff', 'tif', 'tiff'),
  { type: 'application/pdf', endings: ['pdf'], shown: 'document' },
  office('application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'),
  office('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'),
  office('application/vnd.openxmlformats-officedocument.presentationml.presentation', 'pptx'),
  office('application/vnd.oasis.opendocument.text', 'odt'),
  office('application/vnd.oasis.opendocument.spreadsheet', 'ods'),
  office('application/x-cfb', 'doc', 'xls', 'ppt', 'wps', 'et', 'dps'),
  // Electronic invoices are OFD (GB/T 33190).
  office('application/ofd', 'ofd'),
];

export const evidenceTypeOf = (type: string): EvidenceType | undefined => taken.find((one) => one.type === type);

/**
 * What a file is by its content, whatever its name says.
 * @throws Refusal `evidence.empty`, `evidence.not-a-document`
 */
export async function evidenceType(bytes: Uint8Array, name: string): Promise<EvidenceType> {
  if (bytes.length === 0) throw empty(name);
  const found = await fileTypeFromBuffer(bytes);
  const type = found === undefined ? undefined : evidenceTypeOf(isOfd(found.mime, bytes) ? 'application/ofd' : found.mime);
  if (type === undefined) throw notADocument(name, found?.ext);
  return type;
}

/** An OFD is a zip whose directory lists `OFD.xml` at its top. */
function isOfd(mime: string, bytes: Uint8Array): boolean {
  return mime === 'application/zip' && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('OFD.xml');
}

/** The name with an ending that tells what the file is. */
export function nameByType(name: string, { endings }: EvidenceType): string {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return endings.includes(ending) ? name : `${name}.${endings[0] ?? ''}`;
}

const empty = (name: string) =>
  refuse('evidence.empty', { zh: `“${name}”是空文件`, en: `“${name}” is empty` }, { zh: '请重新选择文件', en: 'Choose the file again' }, { file: name });

const notADocument = (name: string, found: string | undefined) =>
  refuse(
    'evidence.not-a-document',
    {
      zh: `“${name}”的内容不是图片、PDF 或办公文档${found === undefined ? '' : `，而是 .${found}`}`,
      en: `What “${name}” holds is no picture, PDF or office document${found === undefined ? '' : ` but .${found}`}`,
    },
    { zh: '请用原始照片、扫描件或文档；改后缀名不能改变内容', en: 'Use the original photo, scan or document; another ending doesn’t change what a file is' },
    { file: name },
  );
