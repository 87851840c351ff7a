const QUOTE = 34;
const CR = 13;
const LF = 10;

export interface FieldSplitter {
  /** Takes the next piece of the text. Answers `false` once the caller has had enough. */
  push(piece: string): boolean;
  /** Call after the last piece: gives out what waits. */
  end(): void;
}

/**
 * Splits a delimited text into records (RFC 4180, and what is written beside it): quotation marks doubled inside
 * quoted fields, line breaks inside them, CRLF, LF or CR between records, records of any length. A quotation mark that
 * does not open a field is a character like others.
 */
export function fieldSplitter(delimiter: string, onRecord: (fields: string[]) => boolean | void): FieldSplitter {
  const mark = delimiter.charCodeAt(0);
  let fields: string[] = [];
  let held = '';
  let quoted = false;
  /** Just behind a quotation mark that may close the field or be the first of two. */
  let closing = false;
  let atStart = true;
  let afterCr = false;
  let going = true;

  const field = (tail: string): void => {
    fields.push(held === '' ? tail : held + tail);
    held = '';
    quoted = closing = false;
    atStart = true;
  };
  const record = (): void => {
    const whole = fields;
    fields = [];
    going = onRecord(whole) !== false;
  };

  return {
    push(piece) {
      let from = 0;
      for (let at = 0; at < piece.length && going; at++) {
        const c = piece.charCodeAt(at);
        if (afterCr) {
          afterCr = false;
          if (c === LF) {
            from = at + 1;
            continue;
          }
        }
        if (quoted && !closing) {
          if (c === QUOTE) {
            held += piece.slice(from, at);
            closing = true;
          }
          continue;
        }
        if (closing) {
          closing = false;
          from = at;
          if (c === QUOTE) continue;
          quoted = false;
        } else if (c === QUOTE && atStart) {
          quoted = true;
          atStart = false;
          from = at + 1;
          continue;
        }
        if (c === mark) {
          field(piece.slice(from, at));
          from = at + 1;
        } else if (c === LF || c === CR) {
          field(piece.slice(from, at));
          record();
          from = at + 1;
          afterCr = c === CR;
        } else atStart = false;
      }
      if (!closing && going) held += piece.slice(from);
      return going;
    },
    end() {
      if (!going) return;
      if (held !== '' || fields.length > 0 || !atStart) {
        field('');
        record();
      }
    },
  };
}
