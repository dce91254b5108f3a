import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLFederationFactory } from '@nestjs/graphql';
import { graphql } from 'graphql';
import { schemaOptions } from './schema-options.js';

/** The schema of a service as SDL, from its code alone: nothing is started and nothing connects. */
export async function printSchema(appModule: Type<object>): Promise<string> {
  const app = await NestFactory.create(appModule, { logger: ['error'], abortOnError: false });
  const factory = app.get(GraphQLFederationFactory, { strict: false });
  const schema = await factory.generateSchema(schemaOptions);
  const answer = await graphql({ schema, source: '{ _service { sdl } }' });
  const { sdl } = answer.data!._service as { sdl: string };
  return `${sdl.trim()}\n`;
}
