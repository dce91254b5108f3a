import { getMetadataStorage } from 'class-validator';
import { IdentitySettings } from '#libs/identity';
import { MatchingSettings } from '#libs/matching';
import { OfficeSettings } from '#libs/office';
import { ServiceSettings } from '#libs/platform';
import { SubsidySettings } from '#libs/subsidy';
import { GatewaySettings } from '../../../gateway/src/gateway.settings.js';
import { PASSED_ON, readLauncherSettings } from '../launcher.settings.js';
import { environmentOf, PROGRAMS, type ProgramName } from './service-environment.js';

const SETTINGS: Partial<Record<ProgramName, new () => object>> = {
  gateway: GatewaySettings,
  identity: IdentitySettings,
  matching: MatchingSettings,
  office: OfficeSettings,
  subsidy: SubsidySettings,
};

test.each(PROGRAMS)('every setting of %s can be given to the launcher', (program) => {
  const type = SETTINGS[program] ?? ServiceSettings;
  const named = getMetadataStorage()
    .getTargetValidationMetadatas(type, '', false, false)
    .map(({ propertyName }) => propertyName);
  const given = Object.fromEntries(
    Object.values(PASSED_ON)
      .flat()
      .map((name) => [name, '1']),
  );
  const environment = environmentOf(program, {
    settings: readLauncherSettings(given),
    secrets: {
      passwords: {},
      gatewaySecret: 's',
      sealingKey: 's',
      sessionKey: 's',
      portalKey: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y', d: 'd', kid: 'k' },
      demonstrationPassword: 'p',
    },
    ports: { identity: 1, enterprise: 2, provider: 3, matching: 4, subsidy: 5, adoption: 6, office: 7 },
    databaseUrl: (role) => `postgresql://${role}`,
    demonstrationSeed: 1,
  });
  expect([...new Set(named)].filter((name) => !(name in environment))).toEqual([]);
});
