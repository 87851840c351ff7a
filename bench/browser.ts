import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A Chromium as a user has it. Without one the bench ends: `npm test` installs Debian's. */
export function openChromium(): Promise<Browser> {
  const executablePath = [process.env['SHANHAI_TEST_CHROMIUM'], ...places].find((path) => path !== undefined && existsSync(path));
  if (executablePath === undefined) throw new Error('No Chromium is installed; npm test installs one on Debian.');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
}
