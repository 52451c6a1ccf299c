package org.wxapplogin.fill.people;

import java.util.List;
import java.util.SplittableRandom;
import org.wxapplogin.domain.Profile;

/** Invents what users show: mostly WeChat's "微信用户" or nothing, else names of several scripts. */
final class InventedProfiles {
  private static final String FAMILY = "王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗郑梁谢宋唐许韩冯邓曹彭曾";
  private static final String GIVEN = "伟芳娜秀英敏静丽强磊洋艳勇杰娟涛明超霞平刚桂文辉玲华建国红梅鑫宇浩然子涵梓轩思雨佳怡俊晨诗琪一诺雪";
  private static final List<String> WORDS =
      List.of(
          "清风", "月亮", "拾光", "阿狸", "山有木兮", "不吃香菜", "一只咸鱼", "北方的狼", "向日葵", "小确幸", "夏天", "南城", "旧梦",
          "星辰大海", "奶茶", "橘猫", "柠檬", "云朵", "海盐", "木子", "浅笑", "流年", "小熊", "追风", "往后余生");
  private static final List<String> TAILS =
      List.of("邮递员", "的猫", "不上班", "同学", "先生", "er", "。", "～", "呀", "在路上", "本人", "爱喝茶");
  private static final List<String> LATIN =
      List.of(
          "Kevin",
          "Momo",
          "Zoë",
          "Tom & Jerry",
          "Linda",
          "Jason",
          "nobody",
          "Sunny",
          "Leo",
          "Amy",
          "Cindy",
          "Echo",
          "Анна",
          "さくら",
          "김하늘",
          "Vivian",
          "Jack",
          "O'Neil",
          "Crystal",
          "Ryan");
  private static final List<String> EMOJI =
      List.of(
          "🌸",
          "🐼",
          "😀",
          "👨‍👩‍👧",
          "🇨🇳",
          "🌙✨",
          "🍵",
          "🚀",
          "❤️",
          "🦊",
          "🍀",
          "🐱",
          "🎵",
          "☀️");
  private static final String[][] PLACES = {
    {"广东", "广州"}, {"广东", "深圳"}, {"浙江", "杭州"}, {"四川", "成都"}, {"湖北", "武汉"},
    {"北京", "海淀"}, {"上海", "浦东新区"}, {"江苏", "南京"}, {"河南", "郑州"}, {"陕西", "西安"}
  };

  private InventedProfiles() {}

  static Profile profile(SplittableRandom random) {
    String name = name(random);
    // WeChat has given neither place nor gender for years; users who came earlier still have them.
    if (random.nextInt(3) > 0) {
      return new Profile(name, "", 0, "", "", "", "");
    }
    String[] place = PLACES[random.nextInt(PLACES.length)];
    return new Profile(name, "", 1 + random.nextInt(2), "中国", place[0], place[1], "zh_CN");
  }

  private static String name(SplittableRandom random) {
    return switch (random.nextInt(20)) {
      case 0, 1, 2, 3 -> "微信用户";
      case 4, 5 -> "";
      case 6, 7, 8, 9, 10 ->
          one(FAMILY, random)
              + one(GIVEN, random)
              + (random.nextInt(3) > 0 ? one(GIVEN, random) : "");
      case 11, 12 -> one(WORDS, random) + one(TAILS, random);
      case 13 -> one(WORDS, random) + one(EMOJI, random);
      case 14 -> one(EMOJI, random) + one(WORDS, random) + one(EMOJI, random);
      case 15 -> one(LATIN, random);
      case 16 -> one(LATIN, random) + " " + one(FAMILY, random);
      case 17 -> one(LATIN, random) + random.nextInt(10_000);
      case 18 -> one(WORDS, random) + random.nextInt(1_000);
      default -> one(EMOJI, random);
    };
  }

  private static String one(String letters, SplittableRandom random) {
    return String.valueOf(letters.charAt(random.nextInt(letters.length())));
  }

  private static String one(List<String> list, SplittableRandom random) {
    return list.get(random.nextInt(list.size()));
  }
}
