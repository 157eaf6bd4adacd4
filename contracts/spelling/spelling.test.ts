import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import * as v from 'valibot'
import { readPlaceCode } from '../codes/place-code'
import { CaseNo, QueryCode, Time, words } from '../common'
import { Contact } from '../reports/contact'
import { Calendar } from '../rules/calendar'
import { degreesIn } from './degrees'
import { freeText } from './free-text'
import { telephone } from './telephone'

const reads = (schema: v.GenericSchema, typed: unknown) => {
  const result = v.safeParse(schema, typed)
  return result.success ? result.output : undefined
}

describe('People spell one thing in many ways', () => {
  it('a case number, as its own page shows it, pasted with its label, and in full width', () => {
    const spellings = [
      '44020420261127000024',
      '440204 20261127 000024',
      ' 440204-20261127—000024 ',
      '４４０２０４　２０２６１１２７　００００２４',
      '案卷号：440204 20261127 000024',
      '（440204）20261127·000024',
      '\u202a440204\u200b20261127\ufeff000024\u202c',
      '440204\u00a020261127\u2009000024\r\n'
    ]
    for (const typed of spellings) assert.equal(reads(CaseNo, typed), '44020420261127000024', JSON.stringify(typed))
    for (const wrong of ['4402042026112700002', '440204202611270000245', '44020420261127OOOO24', '', null, 44]) {
      assert.equal(reads(CaseNo, wrong), undefined, String(wrong))
    }
  })

  it('a query code and a sticker’s code, with any dash, in lower case and in full width', () => {
    for (const typed of [
      '7k2m9 qxd3t',
      '７Ｋ２Ｍ９－ＱＸＤ３Ｔ',
      '7K2M9–QXD3T',
      '查询码: 7K2M9\u200bQXD3T',
      '[7K2M9 QXD3T]'
    ]) {
      assert.equal(reads(QueryCode, typed), '7K2M9QXD3T', typed)
    }
    const { code } = readPlaceCode('7K2M-9QXD-V') as { code: string }
    assert.equal(code, '7K2M9QXDV')
    const spellings = [
      '７ｋ２ｍ　９ｑｘｄ　v',
      '7K2M—9QXD—V',
      '「7K2M−9QXD−V」',
      '\u200f7K2M‐9QXD‐V\u200e',
      'https://city.example.cn/q/7k2m9qxdv?from=x',
      'HTTPS://CITY.EXAMPLE.CN/Q/7K2M9QXDV',
      '点位码：7K2M-9QXD-V'
    ]
    for (const typed of spellings) assert.deepEqual(readPlaceCode(typed), { code }, typed)
    assert.deepEqual(readPlaceCode('\u200b\ufeff'), { problem: 'empty' })
  })

  it('a telephone number, kept in one form', () => {
    const numbers: Record<string, string[]> = {
      '13800000001': [
        '138 0000 0001',
        '138-0000-0001',
        '+86 138 0000 0001',
        '008613800000001',
        '8613800000001',
        '0138 0000 0001'
      ],
      '13800138000': ['１３８００１３８０００', '(+86)13800138000', '电话：138.0013.8000', '\u202a13800138000\u202c'],
      '0751-8123456': [
        '0751-8123456',
        '0751 8123456',
        '（0751）8123456',
        '07518123456',
        '+86 751 8123456',
        '+86(0751)8123456'
      ],
      '010-62345678': ['010 6234 5678', '+86 10 6234 5678', '＋８６－１０－６２３４５６７８'],
      '0751-8123456转802': [
        '0751-8123456转802',
        '0751-8123456-802',
        '0751 8123456 ext. 802',
        '07518123456分机802',
        '0751-8123456#802'
      ],
      '13012345678转1234': ['13012345678 转 1234', '130 1234 5678,1234'],
      '4008123123': ['400-812-3123', '4008-123-123', '400 8123123'],
      '4008123123转2': ['400-812-3123转2', '400-812-3123-2'],
      '8123456': ['812 3456', '812-3456'],
      '+85291234567': ['+852 9123 4567', '00852-91234567']
    }
    for (const [kept, spellings] of Object.entries(numbers)) {
      for (const typed of spellings) assert.equal(telephone(typed), kept, typed)
      assert.equal(telephone(kept), kept)
    }
    for (const wrong of ['', '123', '1380013800', '138001380001', '没有', '13800138000 13800138001', '-', '\u200b']) {
      assert.equal(reads(Contact, { phone: wrong }), undefined, wrong)
    }
  })

  it('a coordinate in a table or a form', () => {
    const close = (typed: string, right: number) => assert.ok(Math.abs(degreesIn(typed) - right) < 1e-9, typed)
    for (const typed of [
      '113.6037',
      '１１３．６０３７',
      ' 113.6037° ',
      '113,6037',
      'E113.6037',
      '113.6037E',
      '东经113.6037',
      '+113.6037'
    ]) {
      close(typed, 113.6037)
    }
    for (const typed of ['113°36\'13.32"', '113°36′13.32″E', '113度36分13.32秒', '东经113°36′13.32″'])
      close(typed, 113.6037)
    close('南纬24.5', -24.5)
    close('－24.5', -24.5)
    for (const wrong of ['', ' ', '0x71', '1e2', '113.6.1', '113°61′', 'Infinity', 'NaN', '一百一十三', '113 24']) {
      assert.ok(Number.isNaN(degreesIn(wrong)), wrong)
    }
  })
})

describe('What a person wrote', () => {
  it('keeps every visible symbol and line break', () => {
    for (const text of [
      '路灯不亮\n第二天还不亮',
      '👨‍👩‍👧 ❤️ “引号”（括号）——破折号',
      '𠮷野家　门口',
      'می‌خواهم',
      '①②Ⅳ㎡'
    ]) {
      assert.equal(freeText(text), text)
    }
    assert.equal(freeText('一行\r\n两行\r三行\u2028四行\v五行'), '一行\n两行\n三行\n四行\n五行')
  })

  it('loses what cannot be seen', () => {
    assert.equal(freeText('\ufeff路\u200b灯\u202e不\u0000亮\u00ad\ud800'), '路灯不亮')
  })

  it('is no text when nothing of it shows', () => {
    const empty = [
      '\u200b\u200b',
      '\u3164\u3164',
      '\u2800\u2800',
      '\u200d\ufe0f',
      '\u202e \u2060',
      '\u0007\u0007',
      '\u3000 \u00a0',
      '\ud800\ud801'
    ]
    for (const text of empty) {
      assert.equal(freeText(text), '', JSON.stringify(text))
      assert.equal(reads(words(1, 500), text), undefined, JSON.stringify(text))
      assert.equal(reads(words(0, 500), text), '')
    }
    assert.equal(reads(words(2, 500), '好\u200b'), undefined)
    assert.equal(reads(words(2, 500), '坏了'), '坏了')
  })
})

describe('A date that does not exist', () => {
  it('is refused and not moved', () => {
    for (const day of [
      '2026-02-30',
      '2026-02-29',
      '2026-04-31',
      '2026-13-01',
      '2026-00-10',
      '2026-11-00',
      '2026-11-32'
    ]) {
      assert.equal(reads(Time, `${day}T03:04:05.678Z`), undefined, day)
      const days = [{ day, work: false }]
      assert.equal(
        reads(Calendar, { weekdays: Array(7).fill([['08:00', '12:00']]), makeUp: [['08:00', '12:00']], days }),
        undefined,
        day
      )
    }
    for (const clock of ['24:00:00Z', '25:00:00Z', '12:60:00Z', '12:00:60Z']) {
      assert.equal(reads(Time, `2026-11-27T${clock}`), undefined, clock)
    }
    assert.equal(reads(Time, '2028-02-29T03:04:05.678Z'), '2028-02-29T03:04:05.678Z')
  })

  it('is refused at its field when no clock can read its zone, or when the zone moves it out of all years', () => {
    for (const time of [
      '2026-11-28T00:00:00+08',
      '2026-11-28T00:00:00-08',
      '0000-01-01T00:00:00+23:59',
      '9999-12-31T23:59:59-23:59'
    ]) {
      assert.equal(reads(Time, time), undefined, time)
    }
    assert.equal(reads(Time, '2026-11-28T00:00:00+08:00'), '2026-11-28T00:00:00+08:00')
  })
})
