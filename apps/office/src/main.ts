import { serve } from '#libs/platform';
import { AppModule } from './app.module.js';

await serve('office', AppModule);
