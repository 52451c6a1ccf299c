package org.wxapplogin.app;

import org.wxapplogin.service.person.PersonActions;
import org.wxapplogin.service.person.PersonFill;
import org.wxapplogin.service.person.Persons;

/** Which users are one person. */
public record PersonModule(Persons persons, PersonActions actions, PersonFill fill) {

  static PersonModule build(Basics basics) {
    Persons persons = new Persons(basics.crypto().tokens());
    return new PersonModule(
        persons,
        new PersonActions(
            basics.db(), persons, basics.crypto().tokens(), basics.audit(), basics.clock()),
        new PersonFill(basics.db(), basics.sharedJob(PersonFill.JOB), persons, basics.clock()));
  }
}
