package org.wxapplogin.sandbox.data;

import java.util.List;
import java.util.Random;
import org.wxapplogin.domain.Profile;

/** Invents what sample users show: names of several scripts, and some that test a page. */
final class SampleNames {
  private static final String FAMILY = "王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗";
  private static final List<String> GIVEN =
      List.of("伟", "芳", "娜", "秀英", "敏", "静", "丽", "强", "磊", "洋", "艳", "勇", "杰", "娟", "小涛", "明远");
  private static final List<String> NICK =
      List.of(
          "清风徐来",
          "不吃香菜",
          "月亮邮递员",
          "拾光",
          "Momo",
          "阿狸",
          "Kevin Chen",
          "さくら",
          "김하늘",
          "Zoë",
          "Анна",
          "周末不上班",
          "山有木兮",
          "Tom & Jerry",
          "一只咸鱼",
          "北方的狼",
          "nobody");
  private static final List<String> EMOJI =
      List.of("🌸", "🐼", "😀", "👨‍👩‍👧", "🇨🇳", "🌙✨", "🍵", "🚀", "❤️", "🦊");

  /** Province and city, as WeChat spells them in Chinese. */
  private static final List<String[]> PLACES =
      List.of(
          new String[] {"广东", "广州"},
          new String[] {"广东", "深圳"},
          new String[] {"浙江", "杭州"},
          new String[] {"四川", "成都"},
          new String[] {"湖北", "武汉"},
          new String[] {"北京", "海淀"},
          new String[] {"上海", "浦东新区"},
          new String[] {"", ""});

  private final Random random;

  SampleNames(Random random) {
    this.random = random;
  }

  Profile profile(int id) {
    String[] place = PLACES.get(random.nextInt(PLACES.size()));
    boolean shown = !place[0].isEmpty();
    return new Profile(
        nickname(id),
        "", // a picture would have to come from another host
        random.nextInt(3),
        shown ? "中国" : "",
        place[0],
        place[1],
        shown ? "zh_CN" : "");
  }

  private String nickname(int id) {
    if (id == 13) {
      return "<script>alert('你好')</script>";
    }
    if (id == 14) {
      return "=1+1\",\"'; --"; // for the CSV and for whoever builds SQL by hand
    }
    if (id == 15) {
      return "很长".repeat(32); // as long as the column
    }
    return switch (random.nextInt(8)) {
      case 0 -> "";
      case 1, 2 -> oneOf(NICK);
      case 3 -> oneOf(NICK) + oneOf(EMOJI);
      case 4 -> oneOf(EMOJI);
      default -> FAMILY.charAt(random.nextInt(FAMILY.length())) + oneOf(GIVEN);
    };
  }

  private String oneOf(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }
}
