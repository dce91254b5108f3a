import { OddCodeCopy } from '#libs/platform';
import { Provider } from './admission/provider.entity.js';
import { Solution, SolutionVersion } from './catalogue/solution.entity.js';
import { StandingAppeal, StandingChange } from './standing/standing.entity.js';

export { loadProviderDemonstration } from './provider.demonstration.js';
export { providerMessages } from './provider.messages.js';
export { ProviderModule } from './provider.module.js';

export const providerEntities = [
  OddCodeCopy,
  Provider,
  Solution,
  SolutionVersion,
  StandingChange,
  StandingAppeal,
];
