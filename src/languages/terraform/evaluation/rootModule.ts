import { always } from '../../../azure/unknown.js';
import type { SourceFiles } from '../../language.js';
import { Module } from './module.js';
import { Session } from './session.js';
import { argumentsFromFiles } from './variables.js';

/** The module in a directory as Terraform would run it there. */
export function openRootModule(directory: string, files: SourceFiles): Module {
  const session = new Session(files, directory);
  return new Module(session, {
    directory,
    prefix: '',
    args: argumentsFromFiles(directory, files, session.context),
    presence: always,
    chain: [directory],
    callNames: [],
  });
}
