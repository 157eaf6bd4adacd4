import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { deviceInWords } from './device-in-words'

describe('The device in the audit log', () => {
  const agents: [string, string][] = [
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0',
      'Edge · Windows'
    ],
    [
      'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/107 Mobile Safari/537.36 MicroMessenger/8.0.40',
      '微信 · 安卓'
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile Safari/604.1',
      'Safari · iOS'
    ],
    ['curl/8.5.0', 'curl/8.5.0']
  ]
  for (const [agent, words] of agents) it(`is ${words}`, () => assert.equal(deviceInWords(agent), words))
})
