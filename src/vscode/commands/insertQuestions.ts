import * as vscode from 'vscode';
import type { VirtualNetworkType } from '../../azure/profiles.js';
import type { Configuration } from '../../workspace/configuration.js';
import { featureQuestion, placeQuestion, previewQuestion, vnetTypeQuestion } from './insertChoices.js';
import type { InsertPlace } from './insertPlaces.js';
import type { Answer, Place } from './steps.js';
import { ask } from './steps.js';

/** What is to be inserted, where, and how. */
export interface InsertAnswers {
  readonly vnetType: VirtualNetworkType;
  readonly features: readonly string[];
  readonly place: InsertPlace;
  /** Whether the change is to be looked at before it is made. */
  readonly preview: boolean;
}

/** What the questions are made from. */
export interface InsertContext {
  readonly configuration: Configuration;
  /** Where rules can be inserted, the likeliest first; where there is one only, it isn't asked for. */
  readonly places: readonly [InsertPlace, ...InsertPlace[]];
}

/** Asks a question whose answer changes the answers so far. */
type Step = (answers: InsertAnswers, place: Place) => Promise<InsertAnswers | 'back' | undefined>;

/** Asks step by step what to insert, with a way back; `undefined` when the user leaves. */
export async function askInsertQuestions(context: InsertContext): Promise<InsertAnswers | undefined> {
  const title = vscode.l10n.t('Insert APIM NSG rules');
  let answers = firstAnswers(context);
  for (let index = 0; ;) {
    const steps = stepsOf(context, answers);
    const step = steps[index];
    if (!step) return answers;
    const answer = await step(answers, { title, step: index + 1, steps: steps.length });
    if (answer === undefined) return undefined;
    if (answer === 'back') index -= 1;
    else {
      answers = answer;
      index += 1;
    }
  }
}

function firstAnswers({ configuration, places: [place] }: InsertContext): InsertAnswers {
  return { vnetType: proposedVnetType(place, configuration), features: [], place, preview: false };
}

/** What API Management has at a place, else what is configured, else what is commoner. */
function proposedVnetType({ vnetType }: InsertPlace, configuration: Configuration): VirtualNetworkType {
  if (vnetType === 'External' || vnetType === 'Internal') return vnetType;
  return configuration.vnetType === 'Internal' ? 'Internal' : 'External';
}

/** The questions that are left to ask: first where, as what is asked then depends on that. */
function stepsOf({ configuration, places }: InsertContext, { place }: InsertAnswers): readonly Step[] {
  const where: Step = async (answers, at) =>
    single(await ask(placeQuestion(answers.place, places), at), (chosen) =>
      chosen === answers.place
        ? answers
        : { ...answers, place: chosen, vnetType: proposedVnetType(chosen, configuration) },
    );
  const vnetType: Step = async (answers, at) =>
    single(await ask(vnetTypeQuestion(answers.vnetType), at), (chosen) => ({ ...answers, vnetType: chosen }));
  const features: Step = async (answers, at) => {
    const chosen = await ask(featureQuestion(answers.features, configuration.features), at);
    return chosen === undefined || chosen === 'back' ? chosen : { ...answers, features: chosen };
  };
  const preview: Step = async (answers, at) =>
    single(await ask(previewQuestion(answers.preview), at), (chosen) => ({ ...answers, preview: chosen }));
  return [
    ...(places.length > 1 ? [where] : []),
    ...(place.vnetType === 'none' ? [] : [vnetType]),
    features,
    preview,
  ];
}

/** The answers with the one that was chosen; nothing chosen is leaving. */
function single<T>(
  answer: Answer<T>,
  withChoice: (chosen: T) => InsertAnswers,
): InsertAnswers | 'back' | undefined {
  if (answer === undefined || answer === 'back') return answer;
  return answer.length === 0 ? undefined : answer.map(withChoice)[0];
}
