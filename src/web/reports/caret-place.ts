const copied = ['fontFamily', 'fontSize', 'fontWeight', 'lineHeight', 'letterSpacing', 'paddingTop', 'paddingRight', 'paddingBottom', 'paddingLeft', 'borderTopWidth', 'borderLeftWidth', 'tabSize'] as const;

const listWidth = 300;

/** Where the line below the caret begins, within the field: found with a copy of its text that can be measured. */
export function caretPlace(field: HTMLTextAreaElement): { readonly left: number; readonly top: number } {
  const copy = document.createElement('div');
  const look = getComputedStyle(field);
  for (const name of copied) copy.style[name] = look[name];
  Object.assign(copy.style, { position: 'absolute', visibility: 'hidden', whiteSpace: 'pre-wrap', overflowWrap: 'break-word', boxSizing: 'border-box', width: `${field.clientWidth}px` });
  copy.textContent = field.value.slice(0, field.selectionStart);
  const caret = document.createElement('span');
  caret.textContent = '\u200b';
  copy.append(caret);
  document.body.append(copy);
  const line = Number.parseFloat(look.lineHeight) || caret.offsetHeight;
  const place = { left: Math.max(0, Math.min(caret.offsetLeft, field.clientWidth - listWidth)), top: caret.offsetTop + line - field.scrollTop };
  copy.remove();
  return place;
}
