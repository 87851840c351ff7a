import { existsSync } from 'node:fs';
import { installDebian } from './debian.mjs';

/** Makes sure that the tests can start a Chromium. Throws `PlainError`. */
export function installBrowser() {
  // Without a font for Chinese every character is the same box, and no page can be judged by its looks or its widths.
  installDebian({ title: 'Chromium', packages: 'chromium fonts-noto-cjk', isHere: hasBrowser, steps: 'apt-get update -q\napt-get install -q -y --no-install-recommends chromium fonts-noto-cjk' });
}

function hasBrowser() {
  const given = process.env.SHANHAI_TEST_CHROMIUM;
  return (given !== undefined && existsSync(given)) || ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].some((path) => existsSync(path));
}
