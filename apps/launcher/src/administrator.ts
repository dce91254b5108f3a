import { administratorLinks } from './administrator-links.js';
import { readLauncherSettings } from './launcher.settings.js';
import { whatRuns } from './running.js';

/* `npm run administrator`: prints a one-time link for a first administrator, while fewer than two have been made. */

const running = whatRuns(readLauncherSettings(process.env).folder);
if (!running) {
  process.stderr.write('Nothing runs here. Start the platform with "npm start", then ask again.\n');
  process.exit(1);
}
const [link] = await administratorLinks(running.superuserUrl, running.publicOrigin, 1);
if (!link) {
  process.stderr.write('There are administrators: they invite the next one, and a second person confirms.\n');
  process.exit(1);
}
process.stdout.write(`${link}\n`);
