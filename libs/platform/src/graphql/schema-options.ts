import type { GqlModuleOptions } from '@nestjs/graphql';
import { scalarResolvers } from './scalars.js';

/** How every service makes its schema from code. */
export const schemaOptions = {
  autoSchemaFile: {
    federation: {
      version: 2,
      // The newest version that the composer knows, and the directives in use.
      importUrl: 'https://specs.apollo.dev/federation/v2.9',
      directives: [
        '@key',
        '@shareable',
        '@external',
        '@requires',
        '@provides',
        '@inaccessible',
        '@override',
        '@tag',
      ],
    },
  },
  sortSchema: true,
  resolvers: scalarResolvers,
  // Not every service uses every scalar.
  resolverValidationOptions: { requireResolversToMatchSchema: 'ignore' },
} satisfies GqlModuleOptions;
